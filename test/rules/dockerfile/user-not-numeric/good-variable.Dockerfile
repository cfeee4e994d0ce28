FROM node:24-slim
USER ${APP_UID}
