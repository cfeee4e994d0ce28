FROM alpine:3.22 AS buildstage
#                   ^^^^^^^^^^ stage-name-casing
FROM buildstage AS test
#                  ^^^^ stage-name-casing
FROM buildstage
COPY --chown=1 --from=buildstage /a /a
RUN --mount=type=bind,source=/x,from=test,target=/x true
