"""Background tasks end when they are told to."""

import asyncio

from extensions.channels.tasks import end


async def test_a_lost_cancellation_is_repeated() -> None:
    """A task whose asyncio.wait_for is through at the very moment of the cancellation ends all the same."""
    news: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def goes_on() -> None:
        await asyncio.wait_for(news, 60)
        await asyncio.sleep(60)

    task = asyncio.create_task(goes_on())
    await asyncio.sleep(0)
    news.set_result(None)
    await asyncio.wait_for(end(task), 5)
    assert task.cancelled()
