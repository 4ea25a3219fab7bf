"""What a ballot costs beside a bare view, measured in turns on both engines."""
