FROM node:24-slim
EXPOSE 8080
CMD node --enable-source-maps 'server.js'
#@ 0 3 cmd-entrypoint-shell-form
