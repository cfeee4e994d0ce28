FROM scratch AS base
FROM base
COPY app /app
