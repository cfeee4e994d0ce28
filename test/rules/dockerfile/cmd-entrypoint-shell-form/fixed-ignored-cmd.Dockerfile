FROM python:3.13-slim
ENTRYPOINT python
#@ 0 10 cmd-entrypoint-shell-form
CMD main.py
