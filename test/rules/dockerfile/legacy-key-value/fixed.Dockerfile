FROM alpine:3.22
ENV APP_HOME=/opt/app
#   ^^^^^^^^ legacy-key-value
env TEXT="several words here"
#   ^^^^ legacy-key-value
LABEL quoted="a b"
#     ^^^^^^ legacy-key-value
