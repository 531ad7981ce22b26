# Settings of everything that is started, to be sourced: `. scripts/env.sh`.

# Settings from .env; whatever the command line or the environment already says goes first.
if [ -f .env ]; then
  strand_given=$(export -p)
  set -a
  . ./.env
  set +a
  eval "$strand_given"
  unset strand_given
fi

export RASA_TELEMETRY_ENABLED=false
# One level for Rasa and its libraries: a start says nothing unless something is wrong.
export LOG_LEVEL="${LOG_LEVEL:-WARNING}"
# Patients send short messages; without this a request may have 100 MB.
export SANIC_REQUEST_MAX_SIZE="${SANIC_REQUEST_MAX_SIZE:-65536}"
# Connections that may wait at once; with Rasa's 100 a busy server resets those of the patients who come then.
export SANIC_BACKLOG="${SANIC_BACKLOG:-1024}"
# TensorFlow, which Rasa imports and we do not use: no notes on processors and graphics cards.
export TF_CPP_MIN_LOG_LEVEL=3 TF_ENABLE_ONEDNN_OPTS=0
# Rasa 3.6 pins SQLAlchemy 1.4, which announces 2.0 on every start.
export SQLALCHEMY_SILENCE_UBER_WARNING=1
# Old pins import pkg_resources, which says that it is old.
export PYTHONWARNINGS="${PYTHONWARNINGS:+$PYTHONWARNINGS,}ignore:pkg_resources is deprecated:UserWarning"
PATH="$PWD/.venv/bin:$PATH"
export PATH
# Where Rasa finds the action server, for those who start both by hand; `make run` and `make shell` choose a free port.
export ACTION_URL="${ACTION_URL:-http://127.0.0.1:5055/webhook}"
