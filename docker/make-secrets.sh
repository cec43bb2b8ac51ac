#!/bin/sh
# Writes the secrets docker-compose.yml needs, each with a password of its own. What exists is kept.
set -eu

folder=${HUB_SECRETS_DIR:-$(dirname "$0")/../.data/compose-secrets}
mkdir -p "$folder"
# Nobody else gets into the folder; the files themselves are mounted and read by other accounts.
chmod 700 "$folder"

password() {
  head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'
}

secret() {
  [ -e "$folder/$1" ] && return
  printf '%s' "$2" >"$folder/$1"
  chmod 444 "$folder/$1"
}

secret postgres_password "$(password)"
secret temporal_database_password "$(password)"
secret hub_link_secret "$(password)"
secret hub_log_key "$(password)"
secret hub_key_ring "own-1=$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n')"
secret hub_database_url "postgres://hub:$(password)@postgresql:5432/hub"
# A password may be in it, so it becomes a secret too.
[ -e "$folder/hub_smtp_url" ] || secret hub_smtp_url "${HUB_SMTP_URL:?must be your mail server, as smtps://user:password@host}"
