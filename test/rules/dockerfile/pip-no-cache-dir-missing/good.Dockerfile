FROM python:3.13 AS build
RUN pip install -r requirements.txt

FROM python:3.13-slim
ARG FLAGS
RUN pip install --no-cache-dir -r requirements.txt
RUN PIP_NO_CACHE_DIR=1 pip install flask==3.1.2
RUN --mount=type=cache,target=/root/.cache/pip pip install django==5.2
RUN pip install celery==5 && rm -rf /root/.cache
RUN pip install redis==6 && pip cache purge
RUN pip install $FLAGS
