FROM alpine:3.22 AS context-stage
#                   ^^^^^^^ stage-name-reserved
FROM alpine:3.22 AS scratch-stage
#                   ^^^^^^^ stage-name-reserved
FROM alpine:3.22
COPY --from=context-stage /a /a
