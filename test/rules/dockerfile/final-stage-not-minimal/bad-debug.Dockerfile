FROM gcr.io/distroless/static-debian12:debug
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ final-stage-not-minimal
COPY app /app
