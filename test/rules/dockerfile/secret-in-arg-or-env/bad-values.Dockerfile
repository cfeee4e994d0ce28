ARG MIRROR=https://build:s3cr3t-pw@mirror.example.com/npm
#   ^^^^^^ secret-in-arg-or-env
FROM node:24-slim
ENV DATABASE_URL="postgres://shop:hunter2-hunter2@db.example.com/shop" MODE=live
#   ^^^^^^^^^^^^ secret-in-arg-or-env
ARG V
ENV CLIENT_SECRET=${V}
#   ^^^^^^^^^^^^^ secret-in-arg-or-env
ONBUILD ARG DEPLOY_KEY
#           ^^^^^^^^^^ secret-in-arg-or-env
