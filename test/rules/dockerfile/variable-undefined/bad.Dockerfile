ARG VERSION=1
FROM python:3.13-slim
LABEL version=$VERSION
#             ^^^^^^^^ variable-undefined
  copy app-${VERSION}.tar /app/
#          ^^^^^^^^^^ variable-undefined
