"""Settings as data: from the environment, then from a file ``.env`` in the folder of work."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that can be set; each is named ONTHERECORD_... and stands in .env.example.

    Attributes:
        store: Folder of the store.
        embedding_model: "all-MiniLM-L6-v2" (carried along, no download), or the name or folder
            of any other sentence-transformers model.
        passage_tokens: Most tiktoken tokens in a passage.
        chroma_url: Address of a Chroma server ("http://host:port") that holds the vectors; empty
            to keep them in the folder of the store.
        chroma_token: Token that the Chroma server asks for, sent as "Authorization: Bearer ...".
        late_interaction: Whether paragraphs are matched with the question word by word: better
            answers, at some tenths of a second for paragraphs that were not read before.
        password: What the chat asks for before it shows anything; None for nothing.
        people: E-mail addresses and "@domain"s, parted by commas, of those who may come in where
            people sign in; empty for everybody whom the provider lets sign in.
    """

    model_config = SettingsConfigDict(
        env_prefix="ONTHERECORD_", env_file=".env", extra="ignore", frozen=True
    )

    store: Path = Path("store")
    embedding_model: str = "all-MiniLM-L6-v2"
    chroma_url: str = ""
    chroma_token: SecretStr | None = None
    late_interaction: bool = True
    password: SecretStr | None = None
    people: str = ""
    passage_tokens: int = Field(default=100, ge=16, le=8192)
