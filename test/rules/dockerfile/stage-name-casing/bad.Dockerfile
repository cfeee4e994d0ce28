FROM alpine:3.22 AS BuildStage
#                   ^^^^^^^^^^ stage-name-casing
FROM buildstage AS Test
#                  ^^^^ stage-name-casing
FROM BuildStage
COPY --chown=1 --from=BuildStage /a /a
RUN --mount=type=bind,source=/x,from=Test,target=/x true
