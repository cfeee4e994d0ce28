FROM alpine:3.22 AS context
#                   ^^^^^^^ stage-name-reserved
FROM alpine:3.22 AS Scratch
#                   ^^^^^^^ stage-name-reserved
FROM alpine:3.22
COPY --from=context /a /a
