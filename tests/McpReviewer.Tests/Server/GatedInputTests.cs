using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Hybrid.Reviewer.Server;

public sealed class GatedInputTests
{
    private const string Request = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    private readonly OpenRequests _requests = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task The_end_comes_at_once_where_nothing_is_open() => Assert.Equal("", await new StreamReader(Gate("")).ReadToEndAsync());

    [Fact]
    public async Task The_end_is_held_back_until_the_answer_is_written()
    {
        GatedInput gate = Gate(Request + "\n");
        await using var output = new WatchedOutput(new MemoryStream(), _requests);
        var reader = new StreamReader(gate);
        Assert.Equal(Request, await reader.ReadLineAsync());

        Task<string?> end = reader.ReadLineAsync();
        Assert.False(end.IsCompleted);
        await output.WriteAsync("""{"jsonrpc":"2.0","id":1,"result":{}}"""u8.ToArray());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(end.IsCompleted);
        await output.WriteAsync("\n"u8.ToArray());
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await end);
    }

    [Fact]
    public async Task Nobody_waits_for_ever_and_each_answer_gives_the_rest_its_time_again()
    {
        var reader = new StreamReader(Gate(Request + "\n" + Request.Replace('1', '2') + "\n"));
        await reader.ReadLineAsync();
        await reader.ReadLineAsync();
        Task<string?> end = reader.ReadLineAsync();
        DateTimeOffset begin = _time.GetUtcNow();
        bool hasAnswered = false;
        while (!end.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
            if (!hasAnswered && _time.GetUtcNow() - begin > GatedInput.Patience / 2)
            {
                hasAnswered = true;
                _requests.Written("""{"jsonrpc":"2.0","id":1,"result":{}}"""u8.ToArray());
            }
        }

        Assert.Null(await end);
        Assert.InRange(_time.GetUtcNow() - begin, GatedInput.Patience * 1.5, TimeSpan.MaxValue);
    }

    [Fact]
    public async Task A_last_line_without_its_end_gets_one()
    {
        GatedInput gate = Gate(Request);
        byte[] buffer = new byte[1000];

        int first = await gate.ReadAsync(buffer);
        int second = await gate.ReadAsync(buffer.AsMemory(first));

        Assert.Equal(Request + "\n", Encoding.UTF8.GetString(buffer, 0, first + second));
    }

    [Fact]
    public async Task What_was_cancelled_or_needs_no_answer_or_is_no_message_is_not_waited_for()
    {
        string input = $$$"""
            {{{Request}}}
            {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":9,"result":{}}
            not json
            [1,2]

            """;

        Assert.Equal(input, await new StreamReader(Gate(input)).ReadToEndAsync());
    }

    private GatedInput Gate(string input) => new(new MemoryStream(Encoding.UTF8.GetBytes(input)), _requests, _time);
}
