FROM node:24-slim
COPY src /app
#    ^^^ copy-ignored-file
