FROM python:3.13-slim AS base
RUN apt-get update && apt-get install -y curl build-essential cmake
#                                             ^^^^^^^^^^^^^^^ build-tools-in-final-stage

FROM base
RUN apk add --no-cache gcc=14.2.0-r6
#                      ^^^^^^^^^^^^^ build-tools-in-final-stage
CMD ["python", "app.py"]
