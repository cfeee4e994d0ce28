from python:3.13-slim
copy . /app
#    ^ copy-all-before-dependencies
run pip install --no-cache-dir -r requirements.txt
