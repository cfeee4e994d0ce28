FROM python:3.13-slim AS base
entrypoint \
#@ 0 10 cmd-entrypoint-shell-form
  ["gunicorn", \
  # one worker a core
  "--workers", "4", "--bind=0.0.0.0:8080", "app:create app"]
FROM base
copy . /app
