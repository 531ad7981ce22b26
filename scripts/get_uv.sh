# Installs uv, which manages the Python environment, into .uv/ for this project alone.
set -eu
echo "Fetching uv, which manages the Python environment, into .uv/"
here=$PWD
mkdir -p .uv
# From another folder: pyenv would look for the version in .python-version, and any Python 3.8 or newer will do here.
if ! (cd / && python3 -m venv --clear "$here/.uv") >.uv-log 2>&1; then
  echo "Python 3 cannot make environments here: install its venv module (Debian: apt install python3-venv) or uv," \
    "then run make again." >&2
  exit 1
fi
if ! .uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8,<1' >.uv-log 2>&1; then
  echo "uv could not be fetched (.uv-log says why): check the network or install uv yourself, then run make again." >&2
  exit 1
fi
rm -f .uv-log
