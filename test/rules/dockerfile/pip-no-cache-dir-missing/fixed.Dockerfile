FROM python:3.13-slim
RUN pip install --no-cache-dir -r requirements.txt
#       ^^^^^^^ pip-no-cache-dir-missing
RUN python -m pip install --no-cache-dir --upgrade pip && \
#                 ^^^^^^^ pip-no-cache-dir-missing
    pip3 install -q --no-cache-dir \
#        ^^^^^^^ pip-no-cache-dir-missing
      flask==3.1.2
