"""What the front desk does with what patients type: it takes bookings, call-backs and changes, and stores them."""
