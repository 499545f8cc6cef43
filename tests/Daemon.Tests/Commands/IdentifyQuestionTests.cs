namespace Hybrid.Daemon.Commands;

public sealed class IdentifyQuestionTests
{
    [Fact]
    public void A_download_is_read_with_its_files()
    {
        var question = IdentifyQuestion.Read(
            """{"id":7,"name":"Film","files":[{"path":"Film/a.mkv","bytes":5,"seconds":60.5},{"path":"Film/b.srt"}],"seconds":60}""",
            out Misreading? misreading
        );

        Assert.Null(misreading);
        Assert.Equal(("Film", 60d), (question!.Download.Name, question.Download.Seconds));
        Assert.Equal(("Film/a.mkv", 5, 60.5), Assert.Single(question.Download.Files) is var f ? (f.Path, f.Bytes, f.Seconds) : default);
    }

    [Theory]
    [InlineData("""{"id":"a"}""", "name")]
    [InlineData("""{"id":"a","name":" "}""", "name")]
    [InlineData("""{"id":"a","name":5}""", "name")]
    [InlineData("""{"id":"a","name":"x","seconds":"long"}""", "seconds")]
    [InlineData("""{"id":"a","name":"x","seconds":-1}""", "seconds")]
    [InlineData("""{"id":"a","name":"x","files":{}}""", "files")]
    [InlineData("""{"id":"a","name":"x","files":[null]}""", "files[0]")]
    [InlineData("""{"id":"a","name":"x","files":[{"path":"a.mkv"},{"bytes":1}]}""", "files[1].path")]
    [InlineData("""{"id":"a","name":"x","files":[{"path":"a.mkv","bytes":-1}]}""", "files[0].bytes")]
    [InlineData("""{"id":"a","name":"x","files":[{"path":"a.mkv","bytes":1.5}]}""", "files[0].bytes")]
    [InlineData("""{"id":"a","name":"x","files":[{"path":"a.mkv","seconds":-1}]}""", "files[0].seconds")]
    public void A_wrong_field_is_named_and_the_id_is_kept(string line, string field)
    {
        Assert.Null(IdentifyQuestion.Read(line, out Misreading? misreading));

        Assert.Equal((field, "a"), (misreading!.Field, misreading.Id?.GetString()));
        var answer = IdentifyAnswer.NotUnderstood(line, 12, misreading);
        Assert.Equal((12, field), (answer.Line, answer.Field));
        Assert.Contains($"Line 12", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{broken")]
    [InlineData("""{"name":"x"} and more""")]
    public void What_is_no_JSON_has_no_field(string line)
    {
        Assert.Null(IdentifyQuestion.Read(line, out Misreading? misreading));
        Assert.Null(misreading!.Field);
        Assert.Contains("JSON", misreading.Problem, StringComparison.Ordinal);
    }
}
