FROM alpine:3.22 AS base
USER 0
FROM base
USER 1000:0
ONBUILD USER root
CMD ["rootless"]
