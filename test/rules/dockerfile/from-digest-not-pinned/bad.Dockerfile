ARG VERSION=24
FROM node:${VERSION}-slim AS build
#    ^^^^^^^^^^^^^^^^^^^^ from-digest-not-pinned
FROM build AS test
FROM nginx
#    ^^^^^ from-digest-not-pinned
