ARG VERSION=1
FROM python:3.13-slim
ARG VERSION
LABEL version=$VERSION
#             ^^^^^^^^ variable-undefined
  arg VERSION
  copy app-${VERSION}.tar /app/
#          ^^^^^^^^^^ variable-undefined
