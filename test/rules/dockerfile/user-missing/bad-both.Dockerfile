FROM python:3.13-slim
#    ^^^^^^^^^^^^^^^^ user-missing
COPY . /app
STOPSIGNAL SIGINT
ENTRYPOINT ["python"]
CMD ["/app/main.py"]
