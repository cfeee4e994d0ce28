FROM python:3.13-slim
#    ^^^^^^^^^^^^^^^^ user-missing
COPY . /app
STOPSIGNAL SIGINT
USER 65532:65532
ENTRYPOINT ["python"]
CMD ["/app/main.py"]
