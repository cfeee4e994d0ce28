FROM python:3.13-slim
RUN pip install --no-cache-dir flask
#                              ^^^^^ pip-version-unpinned
RUN python3 -m pip install -U \
      django==5.2 \
      celery \
#     ^^^^^^ pip-version-unpinned
      # a queue
      redis
RUN pip3 install 'uvicorn[standard]' && pip install -i https://example.com/simple requests urllib3 idna
#                ^^^^^^^^^^^^^^^^^^^ pip-version-unpinned
#                                                                                 ^^^^^^^^ pip-version-unpinned
