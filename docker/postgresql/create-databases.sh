#!/bin/sh
# Runs once, when the data volume is empty: one role with its own databases for the hub, one for Temporal.
set -eu

url=$(cat /run/secrets/hub_database_url)
password=${url#*://*:}
HUB_PASSWORD=${password%%@*}
TEMPORAL_PASSWORD=$(cat /run/secrets/temporal_database_password)
export HUB_PASSWORD TEMPORAL_PASSWORD

psql --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv hub_password HUB_PASSWORD
\getenv temporal_password TEMPORAL_PASSWORD
create role hub login password :'hub_password';
create role temporal login password :'temporal_password';
create database hub owner hub;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect on database hub, temporal, temporal_visibility from public;
SQL
