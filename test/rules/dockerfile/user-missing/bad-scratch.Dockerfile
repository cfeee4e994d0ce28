FROM scratch
#    ^^^^^^^ user-missing
COPY app /app
ENTRYPOINT ["/app"]
