# The base of everything.
FROM node AS build
#    ^^^^ from-tag-missing
RUN npm ci

FROM --platform=linux/arm64 registry.example.com:5000/team/runtime AS runtime
#                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ from-tag-missing
COPY --from=build /app /app
