ARG MIRROR
#   ^^^^^^ secret-in-arg-or-env
FROM node:24-slim
ENV DATABASE_URL="" MODE=live
#   ^^^^^^^^^^^^ secret-in-arg-or-env
ARG V
ENV CLIENT_SECRET=""
#   ^^^^^^^^^^^^^ secret-in-arg-or-env
ONBUILD ARG DEPLOY_KEY
#           ^^^^^^^^^^ secret-in-arg-or-env
