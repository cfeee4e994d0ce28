FROM docker.io/library/postgres:17-alpine
COPY init.sql /docker-entrypoint-initdb.d/
