FROM node:24 AS build
USER node
RUN npm ci

FROM node:24-slim
#    ^^^^^^^^^^^^ user-missing
WORKDIR /app
COPY --from=build /app /app
EXPOSE 8080

USER 65532:65532
# Starts the server.
CMD ["node", "server.js"]
