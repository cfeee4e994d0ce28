FROM node:24-slim
ARG NPM_TOKEN
#   ^^^^^^^^^ secret-in-arg-or-env
ARG PORT=80 GITHUB_TOKEN=
#           ^^^^^^^^^^^^ secret-in-arg-or-env
ENV DB_PASSWORD=hunter2-hunter2
#   ^^^^^^^^^^^ secret-in-arg-or-env
ENV LOG_LEVEL=info \
    # for the shop
    API_KEY='abc def 123' \
#   ^^^^^^^ secret-in-arg-or-env
    SECRET_KEY_BASE=0123456789abcdef
#   ^^^^^^^^^^^^^^^ secret-in-arg-or-env
ENV apiSecret plain old form
#   ^^^^^^^^^ secret-in-arg-or-env
CMD ["node", "server.js"]
