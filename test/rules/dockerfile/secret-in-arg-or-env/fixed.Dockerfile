FROM node:24-slim
ARG NPM_TOKEN
#   ^^^^^^^^^ secret-in-arg-or-env
ARG PORT=80 GITHUB_TOKEN=
#           ^^^^^^^^^^^^ secret-in-arg-or-env
ENV DB_PASSWORD=""
#   ^^^^^^^^^^^ secret-in-arg-or-env
ENV LOG_LEVEL=info \
    # for the shop
    API_KEY="" \
#   ^^^^^^^ secret-in-arg-or-env
    SECRET_KEY_BASE=""
#   ^^^^^^^^^^^^^^^ secret-in-arg-or-env
ENV apiSecret ""
#   ^^^^^^^^^ secret-in-arg-or-env
CMD ["node", "server.js"]
