FROM node:24
HEALTHCHECK NONE
FROM node:24-slim
#    ^^^^^^^^^^^^ healthcheck-missing
COPY a /a

# Serves.
CMD ["node", "/a"]
