FROM python:3.13-slim
RUN pip install -r requirements.txt
#       ^^^^^^^ pip-no-cache-dir-missing
RUN python -m pip install --upgrade pip && \
#                 ^^^^^^^ pip-no-cache-dir-missing
    pip3 install -q \
#        ^^^^^^^ pip-no-cache-dir-missing
      flask==3.1.2
