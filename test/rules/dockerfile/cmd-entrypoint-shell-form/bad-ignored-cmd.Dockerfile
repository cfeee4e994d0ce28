FROM python:3.13-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
ENTRYPOINT python
#@ 0 10 cmd-entrypoint-shell-form
CMD main.py
