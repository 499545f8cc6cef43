using Hybrid.Ledger;

namespace Hybrid.Daemon.Identifying;

public sealed class FileConcernsTests
{
    [Theory]
    [InlineData("Video", "")]
    [InlineData("Video Dangerous Archive", "DangerousFile")]
    [InlineData("Archive Sample", "Archive")]
    [InlineData("Sample Unwanted", "OnlySample")]
    [InlineData("Extra Subtitle Unwanted", "NoVideo")]
    [InlineData("Dangerous", "DangerousFile NoVideo")]
    [InlineData("", "NoVideo")]
    public void Files_alone_can_speak_against_filing(string roles, string concerns) =>
        Assert.Equal(
            concerns.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            FileConcerns
                .Of([.. roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<FileRole>)])
                .Select(r => r.Concern.ToString())
        );
}
