# The base of everything.
FROM node:VERSION AS build
#    ^^^^ from-tag-missing
RUN npm ci

FROM --platform=linux/arm64 registry.example.com:5000/team/runtime:VERSION AS runtime
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from-tag-missing
COPY --from=build /app /app
