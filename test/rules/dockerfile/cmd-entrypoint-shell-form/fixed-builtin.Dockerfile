FROM python:3.13-slim
CMD cd /app && python main.py
#@ 0 3 cmd-entrypoint-shell-form
