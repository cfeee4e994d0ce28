FROM python:3.13 AS build
RUN apt-get install -y gcc make

FROM python:3.13-slim
RUN apt-get install -y gcc && pip install a==1 && apt-get purge -y gcc
RUN apk add --no-cache --virtual .deps gcc && apk del .deps
RUN apt-get install -y curl
CMD ["python", "app.py"]
