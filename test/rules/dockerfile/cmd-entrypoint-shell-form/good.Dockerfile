FROM node:24-slim AS dev
CMD npm run dev

FROM node:24-slim
HEALTHCHECK --interval=30s CMD curl -f http://localhost:8080/ || exit 1
CMD node overridden.js
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node", \
  # the server
  "server.js"]
