FROM node:24-slim
RUN cd /app && \
#   ^^ run-cd
    # the lock file decides
    npm ci
