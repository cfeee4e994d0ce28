FROM node:24-slim
ENTRYPOINT ["docker-entrypoint.sh"]
CMD NODE_ENV=production node server.js --port $PORT
#@ 0 3 cmd-entrypoint-shell-form
