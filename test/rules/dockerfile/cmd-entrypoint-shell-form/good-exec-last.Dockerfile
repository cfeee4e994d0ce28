FROM node:24-slim
CMD node migrate.js && exec node server.js
