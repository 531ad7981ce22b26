# Makes .venv with the Python version that .python-version names, found on this machine or else fetched.
set -eu
version=$(cat .python-version)
echo "Making .venv with Python $version, which is fetched when this machine has none."
rm -rf .venv
if ! "$UV" venv --quiet --python "$version" .venv >.uv-log 2>&1; then
  echo "Python $version was not found and could not be fetched (.uv-log says why): install it, for example" \
    "with 'pyenv install $version', then run make again." >&2
  exit 1
fi
rm -f .uv-log
