FROM node:24
HEALTHCHECK NONE
FROM node:24-slim
#    ^^^^^^^^^^^^ healthcheck-missing
COPY a /a

HEALTHCHECK --interval=30s --timeout=3s CMD curl -fsS http://localhost:8080/ || exit 1
# Serves.
CMD ["node", "/a"]
