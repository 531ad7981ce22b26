"""Tells when a message is about the talk alone: to go on with it, what was asked last, to start over, to go back."""

from clinic.patterns import says_only

# Whether a message asks what was being talked about, or what there is to do now, and so for the question again.
asks_where_it_stands = says_only(
    r"where (?:were|was|are) (?:we|i)|where did (?:we|i) (?:stop|leave)|kaha+n? the(?: hum)?"
    r"|what (?:were|was|are) (?:you|we) (?:\w+ )?(?:asking|talking|doing|saying)|what did (?:you|u) (?:just )?ask"
    r"|what (?:was|is) (?:the|your|ur) (?:last )?question|what do (?:you|u) (?:need|want)(?: from me)?"
    r"|what (?:do|should|shall|can|must) i (?:have to )?do",
    after="about|off|left|me",
)
# Whether a message says nothing but that the talk is to go on; to a yes-or-no question that may be a yes.
goes_on = says_only(
    r"continue|proceed|go on|carry on|go ahead|resume",
    before=r"i|want to|would like to|let['’]?s|can we",
    after="with|it|this|the|booking|from here",
)
# Not "will the hair loss start again?".
# Whether a message wants the request to be begun again.
restarts = says_only(
    r"start (?:over|again|afresh)|restart|begin again|(?:a )?new booking|(?:start )?from the (?:beginning|start)",
    before=r"can|could|may|let['’]?s?|i|we|us|me|want|would|like|to",
    after="it|this|everything|the (?:booking|form)|from the (?:beginning|start)",
)
# Whether a message wants something said before to be changed, and does not say what.
goes_back = says_only(r"(?:go |step )?back|change|edit", before="can i|i want to")
